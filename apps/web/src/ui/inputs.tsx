import { ChevronDown, Search } from 'lucide-react'
import { type ComponentProps, useEffect, useId, useRef } from 'react'
import { cx } from './cx.ts'

const control =
  'h-[30px] w-full min-w-0 rounded-control border border-line bg-panel px-2.5 text-text transition-colors duration-120 hover:border-line-strong focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-bad disabled:bg-bg disabled:text-dim'

export const TextInput = ({
  className,
  mono = false,
  ...rest
}: ComponentProps<'input'> & { mono?: boolean }) => (
  <input
    autoComplete="off"
    spellCheck={false}
    {...rest}
    className={cx(control, mono && 'font-mono text-small', className)}
  />
)

export const TextArea = ({
  className,
  mono = false,
  ...rest
}: ComponentProps<'textarea'> & { mono?: boolean }) => (
  <textarea
    spellCheck={false}
    rows={4}
    {...rest}
    className={cx(control, 'h-auto resize-y py-1.5', mono && 'font-mono text-small', className)}
  />
)

/** The browser's own select: it is right on every device, and costs one element. */
export const Select = ({ className, children, ...rest }: ComponentProps<'select'>) => (
  <span className={cx('relative inline-block w-full', className)}>
    <select {...rest} className={cx(control, 'appearance-none truncate pr-7')}>
      {children}
    </select>
    <ChevronDown size={14} aria-hidden className="pointer-events-none absolute top-2 right-2 text-dim" />
  </span>
)

export type CheckboxProps = Omit<ComponentProps<'input'>, 'type'> & { indeterminate?: boolean }

export const Checkbox = ({ indeterminate = false, className, ...rest }: CheckboxProps) => {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // There is no attribute for it.
    if (box.current !== null) box.current.indeterminate = indeterminate
  }, [indeterminate])
  return (
    <input ref={box} {...rest} type="checkbox" className={cx('m-0 size-[13px] accent-accent', className)} />
  )
}

/** A checkbox with its words at the right, and help below them. */
export const CheckField = ({ label, help, ...rest }: CheckboxProps & { label: string; help?: string }) => {
  const id = useId()
  return (
    <div className="flex items-start gap-2">
      <Checkbox
        {...rest}
        id={id}
        {...(help === undefined ? {} : { 'aria-describedby': `${id}-help` })}
        className="mt-[3.5px]"
      />
      <span>
        <label htmlFor={id}>{label}</label>
        {help !== undefined && (
          <span id={`${id}-help`} className="block text-dim text-small">
            {help}
          </span>
        )}
      </span>
    </div>
  )
}

/** The search of a page: `/` goes to it from anywhere. */
export const SearchInput = ({
  className,
  label,
  ...rest
}: Omit<ComponentProps<'input'>, 'type'> & { label: string }) => (
  <span className={cx('relative block', className)}>
    <Search size={15} aria-hidden className="pointer-events-none absolute top-[7.5px] left-2.5 text-dim" />
    <input
      type="search"
      autoComplete="off"
      spellCheck={false}
      aria-label={label}
      placeholder={label}
      data-page-search
      {...rest}
      className={cx(control, 'pl-8 [&::-webkit-search-cancel-button]:appearance-none')}
    />
  </span>
)
