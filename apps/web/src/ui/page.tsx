import { type ReactNode, useEffect } from 'react'

export type PageProps = {
  title: string
  /** `16 of 1,284`, beside the title. */
  count?: ReactNode
  /** What stands beside the title and is no count: the status of the thing, where it lives. */
  aside?: ReactNode
  actions?: ReactNode
  /** The content fills the rest of the window and scrolls by itself (tables), instead of the page scrolling. */
  fill?: boolean
  children: ReactNode
}

export const Page = ({ title, count, aside, actions, fill = false, children }: PageProps) => {
  useEffect(() => {
    document.title = `${title} · Gantry`
  }, [title])
  return (
    <div className={fill ? 'flex h-full min-h-0 flex-col gap-3 p-4 max-sm:p-3' : 'h-full overflow-y-auto'}>
      <div className={fill ? 'contents' : 'flex min-h-full flex-col gap-3 p-4 max-sm:p-3'}>
        <div className="flex min-h-[30px] shrink-0 flex-wrap items-center gap-x-2.5 gap-y-2">
          <h1 className="m-0 font-[650] text-title tracking-[-0.01em] [overflow-wrap:anywhere]">{title}</h1>
          {count !== undefined && <span className="text-dim">{count}</span>}
          {aside}
          <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>
        </div>
        {children}
      </div>
    </div>
  )
}
