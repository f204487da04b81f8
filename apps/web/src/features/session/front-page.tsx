import type { ReactNode } from 'react'
import { t } from '../../i18n/en.ts'
import { Logo } from '../shell/logo.tsx'

/** The frame of the pages before signing in. */
export const FrontPage = ({
  title,
  text,
  children,
}: {
  title: string
  text?: ReactNode
  children?: ReactNode
}) => (
  <main className="grid h-full place-items-center overflow-y-auto p-4">
    <div className="w-full max-w-[360px]">
      <div className="mb-5 flex items-center justify-center gap-2.5">
        <Logo size={30} />
        <span className="font-[650] text-[19px]">{t.shell.gantry}</span>
      </div>
      <div className="rounded-[12px] border border-line bg-panel px-5 pt-4 pb-5">
        <h1 className="m-0 font-[650] text-[15px] leading-[22px]">{title}</h1>
        {text !== undefined && <p className="m-0 mt-0.5 text-dim">{text}</p>}
        {children !== undefined && <div className="mt-4">{children}</div>}
      </div>
      <p className="m-0 mt-4 text-center text-dim text-small">{t.session.aboutTitle}</p>
    </div>
  </main>
)
