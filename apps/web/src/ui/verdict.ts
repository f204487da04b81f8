/** Whether something can be done now, and if not why, in words for a person. */
export type Verdict = { ok: true } | { ok: false; why: string }

export const yes: Verdict = { ok: true }
export const no = (why: string): Verdict => ({ ok: false, why })

/** The first reason against, or yes. */
export const all = (...verdicts: Verdict[]): Verdict => verdicts.find((verdict) => !verdict.ok) ?? yes
