import type { TerminalEnd, TerminalNotice } from '@gantry/protocol/terminal'

const ends: Record<TerminalEnd, string> = {
  exited: 'The process ended',
  stopped: 'The instance stopped',
  lost: 'The connection to the server was lost',
  ended: 'Ended',
  permission: 'The permission was taken back',
  idle: 'Ended, because nothing happened for too long',
  recording: 'Ended, because it could not be recorded',
  'server-removed': 'The server was removed from Gantry',
  shutdown: 'Gantry was shut down',
}

const time = (at: string): string =>
  new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })

export const terminals = {
  title: 'Terminals',
  dock: 'Terminals',
  one: 'Terminal',
  inBar: (count: number): string => (count === 1 ? '1 terminal' : `${count} terminals`),
  name: (instance: string, what: string): string => `${what} on ${instance}`,
  kinds: { exec: 'Terminal', console: 'Console', vga: 'Graphical console' },
  shell: 'login shell',
  open: 'Open a terminal',
  openShort: 'Terminal',
  openConsole: 'Console',
  openVga: 'Graphical console',
  openTitle: 'Open a terminal',
  openOn: (name: string): string => `Open on ${name}`,
  openWith: 'Terminal with options',
  fields: {
    instance: 'Instance',
    instanceNeeded: 'Choose an instance',
    kind: 'What',
    command: 'Command',
    commandHelp: 'Empty: the login shell found in the instance. Words are split as in a shell.',
    commandOpen: 'A quote is not closed',
    user: 'User',
    userHelp: 'A name or a number.',
    principalBad: 'A name without blanks and colons',
    group: 'Group',
    cwd: 'Directory',
    cwdHelp: 'A whole path, like /srv.',
    cwdBad: 'A whole path begins with /',
    environment: 'Environment',
    environmentHelp: 'One NAME=value a line. Values are not written to the audit log.',
    environmentBad: (line: string): string => `${line} is not NAME=value`,
  },
  runCommand: 'Run a command…',
  runCommandShort: 'Run command',
  equivalent: 'The same on the command line',
  why: {
    tooMany: (value: number, most: number): string =>
      `A command runs on at most ${most} instances at once; these are ${value}.`,
    permission: 'Needs the permission instances.exec on this project.',
    notRunning: (status: string): string => `Only a running instance has processes; this one is ${status}.`,
    notVm: 'Only virtual machines have a graphical console.',
  },
  tabs: 'Open terminals',
  closeTab: (name: string): string => `Take ${name} out of the dock`,
  moreFor: (name: string): string => `More for ${name}`,
  menu: {
    search: 'Search',
    copy: 'Copy the selection',
    paste: 'Paste',
    clear: 'Clear the scroll-back',
    bigger: 'Bigger letters',
    smaller: 'Smaller letters',
    themes: 'Colours',
    theme: { gantry: 'Gantry', light: 'Light', contrast: 'High contrast', solarized: 'Solarized' },
    clipboard: 'Programs may write the clipboard',
    share: 'Others on this instance',
    shares: { none: 'May not attach', read: 'May read along', write: 'May read and write' },
    detach: 'In a window of its own',
    toOther: 'To the other side',
    broadcast: 'Broadcast typing to this one',
    end: 'End the session',
  },
  clipboard: {
    noRead: 'The browser does not let the page read the clipboard.',
    noWrite: 'The browser does not let the page write the clipboard.',
  },
  split: 'Split in two',
  full: 'Over the whole window',
  unfull: 'Back to the bottom',
  close: 'Put the dock away; the sessions go on',
  resize: 'Height of the dock',
  searchLabel: 'Search in the terminal',
  searchNext: 'Next',
  searchPrevious: 'Previous',
  searchNone: 'Not found',
  connecting: 'Connecting',
  reconnecting: 'Not connected to Gantry; the session goes on there',
  tryNow: 'Try now',
  ended: (why: TerminalEnd, message: string, exitCode: number | null): string => {
    if (why === 'exited' && exitCode !== null) return `Exited with code ${exitCode}`
    return message === '' ? ends[why] : `${ends[why]}: ${message}`
  },
  at: time,
  again: 'Run again',
  againHint: 'Enter runs it again.',
  reconnect: 'Reconnect',
  gone: {
    removed: 'This session was taken off the list.',
    'not-shared': 'This session is not shared any more.',
    permission: 'Your permission on this instance was taken back.',
    gone: 'Gantry does not know this session any more: it was restarted, or the session ended long ago.',
  },
  takeOut: 'Take it out of the dock',
  readOnly: 'You are reading along',
  takeWriting: 'Write too',
  releaseWriting: 'Only read',
  people: (names: readonly string[]): string => `Here: ${names.join(', ')}`,
  writes: 'writes',
  you: 'you',
  smallest: (cols: number, rows: number): string => `${cols} × ${rows}, the smallest window of all`,
  recordingOn: 'What this session prints is recorded',
  recordingFailed: 'The recording could not be written: from now on nothing is recorded',
  notice: (notice: TerminalNotice): string => {
    switch (notice.kind) {
      case 'idle':
        return notice.at === null
          ? ''
          : `Nothing happens here: the session ends at ${time(notice.at)}. A key keeps it.`
      case 'count':
        return notice.of === 'person'
          ? `You have ${notice.used} of ${notice.limit} sessions open.`
          : `${notice.used} of the ${notice.limit} sessions of this Gantry are open.`
      case 'shutdown':
        return 'Gantry is being shut down, and this session with it.'
      case 'read-only':
        return 'What you typed was not passed on: you are reading along.'
      case 'resynchronised':
        return 'This window was too slow for what was printed, and jumped ahead.'
    }
  },
  dismiss: 'Close this note',
  broadcasting: (count: number): string => `Typing goes to ${count} terminals`,
  broadcastAlone: 'Broadcast is on here; choose at least one more terminal',
  stopBroadcast: 'Stop',
  paste: {
    title: (lines: number): string => `Paste ${lines} lines?`,
    text: 'Each line may be run as soon as it arrives.',
    action: 'Paste',
  },
  link: {
    title: 'Open this address?',
    text: 'It was printed in the instance. It opens in a new tab.',
    action: 'Open',
  },
  keys: {
    label: 'Keys',
    escape: 'Esc',
    tab: 'Tab',
    control: 'Ctrl',
    up: 'Up',
    down: 'Down',
    left: 'Left',
    right: 'Right',
  },
  vga: {
    toolbar: 'Console',
    label: (name: string): string => `${name}. Keys go to the machine; Ctrl+Alt+G gives the keyboard back.`,
    secure: 'Ctrl+Alt+Del',
    type: 'Type the clipboard',
    typeTip:
      'Gives the clipboard to the agent in the machine; without one its text is typed, as on a US keyboard.',
    typedLess: (left: number): string =>
      left === 1
        ? '1 character is on no key of a US keyboard.'
        : `${left} characters are on no key of a US keyboard.`,
    fit: 'Fit the picture into the window',
    unfit: 'Show the picture as large as it is',
    full: 'Full screen, with all keys',
    size: (width: number, height: number): string => `${width} × ${height}`,
    keysTip:
      'The machine gets the places of the keys, as from a keyboard of its own: which layout they have is set in the machine.',
    leave: 'Ctrl+Alt+G gives the keyboard back',
    taken: 'Another window shows this console: a machine shows it to one at a time.',
    take: 'Show it here',
  },
  list: {
    columns: {
      instance: 'Instance',
      command: 'Command',
      server: 'Server',
      state: 'State',
      owner: 'Of',
      here: 'Here',
      opened: 'Age',
      active: 'Active',
      bytes: 'Output',
    },
    table: 'Sessions',
    running: 'Running',
    over: 'Ended',
    attach: 'Attach',
    end: 'End',
    remove: 'Take off the list',
    endTitle: (name: string): string => `End ${name}?`,
    endText: 'The process gets a hang-up and is killed if it stays.',
    empty: 'No sessions',
    emptyText: 'A session starts from an instance, and goes on when the page is closed.',
    toInstances: 'Go to instances',
    count: (running: number): string => (running === 1 ? '1 running' : `${running} running`),
  },
}
