/**
 * Reads how far an operation is from its metadata. LXD sends texts, such as
 * `create_instance_from_image_unpack_progress: "Unpack: 31% (12.40MB/s)"` or `download_progress: "rootfs: 31% (…)"`,
 * and with newer versions beside them `progress: {stage, percent: "31", speed: "13000000"}`. The text is what a
 * person is shown; the number comes from the object where there is one, else from the text.
 */
export function progressOf(metadata: unknown): { percent: number | null; text: string } | null {
  if (typeof metadata !== 'object' || metadata === null) return null
  let text: string | null = null
  let percent: number | null = null
  for (const [key, value] of Object.entries(metadata)) {
    if (key.endsWith('_progress') && typeof value === 'string' && value !== '') text = value
    if (key === 'progress' && typeof value === 'object' && value !== null) {
      percent = percentFrom(Object.entries(value))
    }
  }
  if (text === null && percent === null) return null
  const found = text === null ? null : /(\d{1,3})(?:\.\d+)?%/.exec(text)?.[1]
  percent ??= found === undefined || found === null ? null : clamp(Number(found))
  return { percent, text: text ?? `${percent}%` }
}

function percentFrom(entries: [string, unknown][]): number | null {
  const value = entries.find(([key]) => key === 'percent')?.[1]
  const number =
    typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : Number.NaN
  // LXD says 0 for the whole time when only the bytes done are known.
  return Number.isFinite(number) && number > 0 ? clamp(number) : null
}

const clamp = (percent: number): number => Math.max(0, Math.min(100, percent))
