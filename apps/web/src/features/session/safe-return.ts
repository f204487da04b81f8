/**
 * Where to go after signing in: only a path of Gantry itself. `//host` and `/\host` are other origins to a browser,
 * so what comes from an address bar is not trusted.
 */
export const safeReturn = (path: string | undefined): string =>
  path !== undefined && /^\/(?![/\\])/.test(path) && !path.startsWith('/login') ? path : '/'
