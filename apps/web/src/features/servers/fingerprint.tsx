import { CopyButton } from '../../ui/code.tsx'
import { cx } from '../../ui/cx.ts'
import { comparedGroups } from './fingerprint-groups.ts'

/**
 * A certificate's fingerprint in groups, for reading and comparing: four lines of four groups, so that two of them
 * side by side can be compared line by line. With `other`, the groups that differ stand out.
 */
export const Fingerprint = ({ value, other, label }: { value: string; other?: string; label: string }) => (
  <div className="flex items-start gap-2">
    <code
      aria-label={`${label} ${value}`}
      role="img"
      className="grid grid-cols-[repeat(4,auto)] gap-x-2.5 text-small leading-5"
    >
      {comparedGroups(value, other ?? value).map(({ text, differs }, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the place of a group is what it is
          key={index}
          className={cx(differs && 'font-semibold text-bad')}
        >
          {text}
        </span>
      ))}
    </code>
    <CopyButton text={value} />
  </div>
)
