import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

/** Nothing here yet, and the one thing to do about it. */
export const Empty = ({
  icon: Icon,
  title,
  text,
  action,
}: {
  icon: LucideIcon
  title: string
  text?: ReactNode
  action?: ReactNode
}) => (
  <div className="grid flex-1 place-items-center px-6 py-12">
    <div className="flex max-w-[440px] flex-col items-center gap-1.5 text-center">
      <span className="mb-2 grid size-11 place-items-center rounded-[12px] bg-sel text-accent">
        <Icon size={22} aria-hidden />
      </span>
      <h2 className="m-0 font-semibold text-[15px] leading-[22px]">{title}</h2>
      {text !== undefined && <p className="m-0 text-dim">{text}</p>}
      {action !== undefined && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  </div>
)
