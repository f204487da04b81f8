import { t } from '../../../i18n/en.ts'
import type { LineProblem } from './yaml-tools.ts'

const kinds =
  /^(ssh-(rsa|ed25519|dss)|ecdsa-sha2-nistp(256|384|521)|sk-(ssh-ed25519|ecdsa-sha2-nistp256)@openssh\.com)$/

export const sshKeysOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
]

/** The blob begins with the name of its kind once more, behind its length in four bytes. */
const isKey = (line: string): boolean => {
  const [kind = '', blob = ''] = line.split(/\s+/)
  if (!kinds.test(kind) || !/^[A-Za-z0-9+/]{16,}={0,2}$/.test(blob)) return false
  try {
    return atob(blob).slice(4, 4 + kind.length) === kind
  } catch {
    return false
  }
}

/** The first line that is no public key of OpenSSH. */
export const sshKeysProblem = (text: string): LineProblem | null => {
  const words = t.create.cloudInit.problems
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim()
    if (line === '' || isKey(line)) continue
    return { line: index + 1, message: /PRIVATE KEY/.test(line) ? words.privateKey : words.sshKey }
  }
  return null
}
