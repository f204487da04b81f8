import { cloudInitFields, cloudInitKeys } from './cloud-init.ts'
import type { CreateForm } from './create-form.ts'

const files = {
  userData: 'user-data.yaml',
  vendorData: 'vendor-data.yaml',
  networkConfig: 'network-config.yaml',
} as const

/** A word that is no line of the text, so that the text ends where it ends. */
const endOf = (text: string): string => {
  const lines = new Set(text.split('\n'))
  let end = 'EOF'
  while (lines.has(end)) end += '_'
  return end
}

const writeFile = (file: string, text: string): string => {
  const end = endOf(text)
  return `cat > ${file} <<'${end}'\n${text}${text.endsWith('\n') ? '' : '\n'}${end}`
}

/**
 * Texts of many lines go through files: a here-document with a quoted end keeps every character in any POSIX shell.
 * `write` makes the files, `flags` name them.
 */
export const textFiles = (form: CreateForm): { write: string[]; flags: string[] } => {
  const filled = cloudInitFields.filter((field) => form[field].trim() !== '')
  return {
    write: filled.map((field) => writeFile(files[field], form[field])),
    flags: filled.map((field) => `--config ${cloudInitKeys[field]}="$(cat ${files[field]})"`),
  }
}
