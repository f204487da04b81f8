import { type InstanceRow, instanceKey } from '@gantry/protocol/instance-row'
import { Command } from 'cmdk'
import { Box, Monitor, Search, Server } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useDeferredValue, useMemo, useState } from 'react'
import { t } from '../../i18n/en.ts'
import { useInstances, useServers, useSlice } from '../../live/hooks.ts'
import { router } from '../../router/router.ts'
import { paletteOpen } from '../shell/shell-state.ts'
import { type PaletteEntry, pageEntries } from './palette-entries.ts'
import { best, paletteCap } from './palette-filter.ts'
import { useShellEntries } from './shell-entries.ts'

type Group = { heading: string; entries: readonly PaletteEntry[] }

const close = (): void => paletteOpen.set(false)
const textOf = ({ label, keywords = '' }: PaletteEntry): string => `${label} ${keywords}`

const instanceEntry = (row: InstanceRow, server: string): PaletteEntry => ({
  id: instanceKey(row),
  label: row.name,
  icon: row.type === 'container' ? Box : Monitor,
  hint: `${row.status} · ${server} · ${row.project}`,
  run: () =>
    void router.navigate({
      to: '/instances/$server/$project/$name',
      params: { server: row.server, project: row.project, name: row.name },
    }),
})

/** What matches, in groups, at most {@link paletteCap} in all. */
const useGroups = (query: string): Group[] => {
  const here = useSlice(pageEntries)
  const { pages, actions } = useShellEntries()
  const servers = useServers()
  const instances = useInstances()
  return useMemo(() => {
    const names = new Map(servers.map(({ id, name }) => [id, name]))
    const serverEntries = servers.map(({ id, name, state }) => ({
      id: `server ${id}`,
      label: name,
      icon: Server,
      hint: t.shell.states[state],
      run: () => void router.navigate({ to: '/servers/$server', params: { server: id } }),
    }))
    const pick = (entries: readonly PaletteEntry[]): PaletteEntry[] =>
      best(entries, textOf, query, paletteCap).map(({ item }) => item)
    const found = query.trim() === '' ? [] : best(instances, (row) => row.name, query, paletteCap)
    const groups: Group[] = [
      { heading: t.palette.here, entries: pick(here) },
      { heading: t.palette.pages, entries: pick(pages) },
      { heading: t.palette.servers, entries: pick(serverEntries) },
      {
        heading: t.palette.instances,
        entries: found.map(({ item }) => instanceEntry(item, names.get(item.server) ?? item.server)),
      },
      { heading: t.palette.actions, entries: pick(actions) },
    ]
    // A name that was typed whole goes above the pages it happens to share letters with.
    const exact = (found[0]?.score ?? 0) >= 8
    if (exact) groups.unshift(...groups.splice(3, 1))
    let left = paletteCap
    return groups.flatMap(({ heading, entries }) => {
      const some = entries.slice(0, left)
      left -= some.length
      return some.length === 0 ? [] : [{ heading, entries: some }]
    })
  }, [query, here, pages, actions, servers, instances])
}

const Entry = ({ entry }: { entry: PaletteEntry }) => {
  const { icon: Icon, label, hint, can, run } = entry
  const refused = can !== undefined && !can.ok
  return (
    <Command.Item
      value={entry.id}
      disabled={refused}
      onSelect={() => {
        close()
        run()
      }}
      className="flex h-9 items-center gap-2.5 rounded-[6px] px-2.5 data-[disabled=true]:opacity-50 data-[selected=true]:bg-sel"
    >
      {Icon !== undefined && <Icon size={15} aria-hidden className="text-dim" />}
      <span className="min-w-0 flex-1 truncate">{label}</span>
      <span className="truncate text-dim text-small">{refused ? can.why : hint}</span>
    </Command.Item>
  )
}

/** Ctrl+K: go to anything, do anything that is allowed. */
export const Palette = () => {
  const [text, setText] = useState('')
  const groups = useGroups(useDeferredValue(text))
  return (
    <Dialog.Root open onOpenChange={close}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[min(12vh,110px)] left-1/2 z-50 w-[min(620px,calc(100vw-24px))] -translate-x-1/2 overflow-hidden rounded-[12px] border border-line bg-panel shadow-float outline-none"
        >
          <Dialog.Title className="sr-only">{t.palette.title}</Dialog.Title>
          <Command shouldFilter={false} label={t.palette.title} loop>
            <div className="flex h-12 items-center gap-2.5 border-line border-b px-4">
              <Search size={16} aria-hidden className="text-dim" />
              <Command.Input
                value={text}
                onValueChange={setText}
                placeholder={t.palette.placeholder}
                className="h-full min-w-0 flex-1 bg-transparent text-[14px] outline-none"
              />
            </div>
            <Command.List className="max-h-[min(440px,60vh)] overflow-y-auto p-1.5">
              <Command.Empty className="px-3 py-6 text-center text-dim">{t.palette.nothing}</Command.Empty>
              {groups.map(({ heading, entries }) => (
                <Command.Group
                  key={heading}
                  heading={heading}
                  className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:font-[550] [&_[cmdk-group-heading]]:text-dim [&_[cmdk-group-heading]]:text-tiny"
                >
                  {entries.map((entry) => (
                    <Entry key={entry.id} entry={entry} />
                  ))}
                </Command.Group>
              ))}
            </Command.List>
            <p className="m-0 border-line border-t px-4 py-2 text-dim text-small max-sm:hidden">
              {t.palette.hint}
            </p>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
