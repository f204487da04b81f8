import type { ReactNode } from 'react'
import { t } from '../../../i18n/en.ts'
import { Section } from '../../../ui/section.tsx'

/** At the right of each form: what will happen, in its order, before anything does. */
export const Steps = ({ steps, children }: { steps: readonly string[]; children?: ReactNode }) => (
  <Section title={t.servers.form.next} className="self-start">
    <ol className="m-0 grid list-none gap-2.5 p-0">
      {steps.map((step, index) => (
        <li key={step} className="flex gap-2.5">
          <span
            aria-hidden="true"
            className="mt-px grid size-[18px] shrink-0 place-items-center rounded-full bg-sel font-semibold text-accent text-tiny"
          >
            {index + 1}
          </span>
          <span className="min-w-0 text-dim">{step}</span>
        </li>
      ))}
    </ol>
    {children !== undefined && <div className="mt-3 grid gap-2 border-line border-t pt-3">{children}</div>}
  </Section>
)

/** A form at the left, {@link Steps} at the right; below each other where it is narrow. */
export const WithSteps = ({ children, steps }: { children: ReactNode; steps: ReactNode }) => (
  <div className="grid min-w-0 flex-1 items-start gap-3 lg:grid-cols-[minmax(0,1fr)_320px]">
    <div className="grid min-w-0 gap-3">{children}</div>
    {steps}
  </div>
)
