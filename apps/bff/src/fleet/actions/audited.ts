import type { Audit, AuditSubject, PendingAudit } from '../../audit/audit.ts'

/** Writes down that something begins, and how it ended, whatever happens. `work` answers why it failed. */
export const audited = async (
  audit: Pick<Audit, 'begin'>,
  subjects: readonly AuditSubject[],
  work: () => Promise<string | undefined>,
): Promise<string | undefined> => {
  const begun: PendingAudit[] = []
  let message: string | undefined = 'Gantry itself failed; its log says how.'
  try {
    for (const subject of subjects) begun.push(await audit.begin(subject))
    message = await work()
    return message
  } finally {
    for (const pending of begun)
      await pending.settle(message === undefined ? { outcome: 'done' } : { outcome: 'failed', message })
  }
}
