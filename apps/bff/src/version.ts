import packageJson from '../package.json' with { type: 'json' }

/** Gantry's version, of which people see major, minor and patch. */
export const version: string = packageJson.version
