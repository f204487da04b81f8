/**
 * What an upload says about itself beside its bytes, as headers. LXD and Incus each read those of their own name
 * only, so both are sent. Undefined values are left out.
 */
export function uploadHeaders(values: Record<string, string | boolean | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined
        ? []
        : [
            [`x-lxd-${name}`, String(value)],
            [`x-incus-${name}`, String(value)],
          ],
    ),
  )
}
