import { useState } from 'react'
import { snapshots } from '../../../i18n/en/snapshots.ts'
import { no, type Verdict, yes } from '../../../ui/verdict.ts'
import { localInput } from '../local-time.ts'
import { type ExpiryChoice, sentExpiry } from './expiry.ts'

const dayMs = 86_400_000

/** What is chosen in the fields of an expiry, and whether it can be sent. */
export const useExpiry = (first: ExpiryChoice, firstDate?: string) => {
  const [choice, setChoice] = useState(first)
  const [opened] = useState(() => new Date())
  const [date, setDate] = useState(() =>
    localInput(firstDate === undefined ? new Date(opened.getTime() + dayMs) : new Date(firstDate)),
  )
  // Spans count from when the dialog was opened, so that the command shows what will be sent.
  const sent = sentExpiry(choice, date, opened)
  const isPast = choice === 'date' && (sent === null || sent === undefined || Date.parse(sent) <= Date.now())
  const can: Verdict = isPast ? no(snapshots.why.noDate) : yes
  return {
    /** As {@link sentExpiry} has it: null is none that could be sent. */
    sent,
    can,
    fields: {
      choice,
      date,
      problem: can.ok ? undefined : can.why,
      onChoice: setChoice,
      onDate: setDate,
    },
  }
}
