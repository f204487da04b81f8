/**
 * Debian's Chromium, as the shell that is made for running without a screen: the same engine as the windowed one,
 * but without the browser's own pages, which cost more processor time than ours on two cores.
 */
export const launchOptions = {
  executablePath: '/usr/bin/chromium-headless-shell',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}
