import { age, moment, none } from '../i18n/format.ts'
import { useNow } from './use-now.ts'

/** How long ago, short, with the whole time on hover: `3 min`, `41 d`. */
export const Age = ({ at }: { at: string | null }) => {
  const now = useNow()
  if (at === null || moment(at) === none) return <>{none}</>
  return (
    <time dateTime={at} data-tip={moment(at)}>
      {age(at, now)}
    </time>
  )
}
