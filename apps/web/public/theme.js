// Runs before the first paint, so that a dark page never flashes white. It is a file of its own because the
// content security policy forbids inline scripts.
;(() => {
  let kept = null
  try {
    kept = localStorage.getItem('gantry.theme')
  } catch {
    // Storage is off: the system's theme it is.
  }
  const dark = kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  // Zod would otherwise try `new Function` when the first schema is made, which the policy reports as a violation.
  globalThis.__zod_globalConfig = { jitless: true }
})()
