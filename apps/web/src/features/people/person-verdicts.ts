import type { Person } from '@gantry/protocol/session'
import { t } from '../../i18n/en.ts'
import { no, type Verdict, yes } from '../../ui/verdict.ts'
import { isLastAdministrator } from './last-administrator.ts'

/** Whether a person can be disabled or removed by `me`: not oneself, and not the last who may change people. */
export const canLose = (people: readonly Person[], person: Person, me: Person): Verdict => {
  if (isLastAdministrator(people, person)) return no(t.people.reasons.last)
  return person.id === me.id ? no(t.people.reasons.self) : yes
}
