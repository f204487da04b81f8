import { type InstanceRow, instanceKey, splitInstanceKey } from '@gantry/protocol/instance-row'
import { useMemo, useState } from 'react'
import { usePerson } from '../../api/session.ts'
import { t } from '../../i18n/en.ts'
import { useInstances, useServers } from '../../live/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Select, TextArea, TextInput } from '../../ui/inputs.tsx'
import { ErrorPanel } from '../../ui/notices.tsx'
import { no, yes } from '../../ui/verdict.ts'
import { canOpen } from './can-open.ts'
import { openCommand, type Wanted } from './open-command.ts'
import { useOpenTerminal } from './use-open-terminal.ts'
import { splitWords } from './words.ts'

const words = t.terminals.fields
type Kind = Wanted['kind']

type Fields = {
  command: string
  user: string
  group: string
  cwd: string
  environment: string
}
const empty: Fields = { command: '', user: '', group: '', cwd: '', environment: '' }

const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')
const badLine = (text: string): string | undefined =>
  lines(text).find((line) => !/^[A-Za-z_][A-Za-z0-9_]*=/.test(line))

const principal = (text: string): string | number => (/^\d+$/.test(text) ? Number(text) : text)

/** The fields as what is to be opened; empty ones are left to the server. */
const wantedOf = (kind: Kind, instance: string, fields: Fields): Wanted => {
  if (kind !== 'exec') return { kind, instance }
  const command = splitWords(fields.command) ?? []
  return {
    kind,
    instance,
    ...(command.length === 0 ? {} : { command }),
    ...(fields.user === '' ? {} : { user: principal(fields.user) }),
    ...(fields.group === '' ? {} : { group: principal(fields.group) }),
    ...(fields.cwd === '' ? {} : { cwd: fields.cwd }),
    ...(lines(fields.environment).length === 0
      ? {}
      : {
          environment: Object.fromEntries(
            lines(fields.environment).map((line) => {
              const at = line.indexOf('=')
              return [line.slice(0, at), line.slice(at + 1)]
            }),
          ),
        }),
  }
}

/** What to open, where and as whom. Without an instance it is chosen here. */
export const OpenDialog = ({ row, onClose }: { row?: InstanceRow; onClose: () => void }) => {
  const rows = useInstances()
  const serverRows = useServers()
  const { bindings } = usePerson()
  const open = useOpenTerminal()
  const [kind, setKind] = useState<Kind>('exec')
  const [key, setKey] = useState(row === undefined ? undefined : instanceKey(row))
  const [fields, setFields] = useState(empty)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const servers = useMemo(() => new Map(serverRows.map((server) => [server.id, server])), [serverRows])
  const choices = useMemo(
    () =>
      rows
        .filter((one) => canOpen('exec', one, { server: servers.get(one.server), bindings }).ok)
        .toSorted((a, b) => a.name.localeCompare(b.name))
        .map((one) => ({
          value: instanceKey(one),
          label: one.name,
          hint: [servers.get(one.server)?.name, one.project].filter(Boolean).join(' · '),
        })),
    [rows, servers, bindings],
  )
  const chosen = rows.find((one) => instanceKey(one) === key)
  const server = chosen === undefined ? undefined : servers.get(chosen.server)
  const commandError = splitWords(fields.command) === undefined ? words.commandOpen : undefined
  const bad = badLine(fields.environment)
  const environmentError = bad === undefined ? undefined : words.environmentBad(bad)
  const can =
    chosen === undefined
      ? no(words.instance)
      : (commandError ?? environmentError) !== undefined
        ? no(commandError ?? environmentError ?? '')
        : canOpen(kind, chosen, { server, bindings })
  const wanted = key === undefined ? undefined : wantedOf(kind, key, fields)

  const submit = async (): Promise<void> => {
    if (wanted === undefined) return
    setBusy(true)
    const result = await open(wanted)
    setBusy(false)
    if (result.ok) onClose()
    else setFailure(result.failure)
  }
  const text = (name: keyof Fields, mono = false) => ({
    value: fields[name],
    mono,
    onChange: (event: { target: { value: string } }) =>
      setFields((before) => ({ ...before, [name]: event.target.value })),
  })
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t.terminals.openTitle}
      footer={
        <>
          <Button onClick={onClose}>{t.ui.cancel}</Button>
          <Button look="primary" can={can.ok ? yes : can} busy={busy} onClick={() => void submit()}>
            {chosen === undefined ? t.terminals.open : t.terminals.openOn(chosen.name)}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (can.ok && !busy) void submit()
        }}
      >
        {row === undefined && (
          <Field label={words.instance}>
            {(ids) => (
              <Combobox {...ids} label={words.instance} choices={choices} value={key} onChange={setKey} />
            )}
          </Field>
        )}
        <Field label={words.kind}>
          {(ids) => (
            <Select
              {...ids}
              value={kind}
              onChange={(event) => {
                const next = event.target.value
                if (next === 'exec' || next === 'console' || next === 'vga') setKind(next)
              }}
            >
              <option value="exec">{t.terminals.kinds.exec}</option>
              <option value="console">{t.terminals.kinds.console}</option>
              {chosen?.type === 'virtual-machine' && <option value="vga">{t.terminals.kinds.vga}</option>}
            </Select>
          )}
        </Field>
        {kind === 'exec' && (
          <>
            <Field label={words.command} optional help={words.commandHelp} error={commandError}>
              {(ids) => <TextInput {...ids} {...text('command', true)} />}
            </Field>
            <div className="grid gap-3 sm:grid-cols-3">
              <Field label={words.user} optional help={words.userHelp}>
                {(ids) => <TextInput {...ids} {...text('user', true)} placeholder="root" />}
              </Field>
              <Field label={words.group} optional>
                {(ids) => <TextInput {...ids} {...text('group', true)} />}
              </Field>
              <Field label={words.cwd} optional help={words.cwdHelp}>
                {(ids) => <TextInput {...ids} {...text('cwd', true)} />}
              </Field>
            </div>
            <Field label={words.environment} optional help={words.environmentHelp} error={environmentError}>
              {(ids) => <TextArea {...ids} {...text('environment', true)} rows={2} />}
            </Field>
          </>
        )}
        {wanted !== undefined && (
          <div>
            <div className="mb-1 text-dim text-small">{t.terminals.equivalent}</div>
            <Code>{openCommand(wanted, servers.get(splitInstanceKey(wanted.instance).server))}</Code>
          </div>
        )}
        {failure !== undefined && <ErrorPanel error={failure} server={server?.name} />}
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
