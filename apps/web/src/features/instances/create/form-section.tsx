import { type ReactNode, useId } from 'react'

/** One subject of the form: its name at the left, its fields at the right. */
export const FormSection = ({ title, children }: { title: string; children: ReactNode }) => {
  const id = useId()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid whose legend is a column
    <div
      role="group"
      aria-labelledby={id}
      className="grid gap-x-6 gap-y-2 border-line border-b px-4 py-3.5 last:border-0 md:grid-cols-[132px_minmax(0,1fr)]"
    >
      <h2 id={id} className="m-0 font-semibold">
        {title}
      </h2>
      <div className="flex min-w-0 flex-col gap-3">{children}</div>
    </div>
  )
}

/** Fields side by side where there is room. */
export const FieldRow = ({ children }: { children: ReactNode }) => (
  <div className="grid gap-3 sm:grid-cols-2">{children}</div>
)
