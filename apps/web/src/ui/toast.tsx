import { Toaster as Sonner, toast as sonner } from 'sonner'
import type { ApiFailure } from '../api/result.ts'
import { t } from '../i18n/en.ts'

/** Short news that need no answer. What failed stays until it is closed, in the server's own words. */
export const toast = {
  done: (text: string, action?: { label: string; onClick: () => void }): void => {
    sonner(text, action === undefined ? {} : { action })
  },
  failed: (failure: ApiFailure | { message: string; server?: string | undefined }): void => {
    const who = failure.server === undefined ? t.errors.gantry : t.errors.from(failure.server)
    sonner.error(who, { description: failure.message, duration: Number.POSITIVE_INFINITY })
  },
}

export const Toaster = () => (
  <Sonner
    position="bottom-right"
    offset={{ bottom: 48, right: 16 }}
    closeButton
    toastOptions={{
      unstyled: true,
      classNames: {
        toast:
          'flex w-[356px] max-w-[calc(100vw-32px)] items-start gap-2.5 rounded-panel border border-line bg-panel px-3 py-2.5 text-base text-text shadow-float font-sans',
        content: 'min-w-0 flex-1',
        title: 'font-[550]',
        description: 'text-dim [overflow-wrap:anywhere]',
        error: '[&_[data-icon]]:text-bad',
        icon: 'mt-0.5',
        actionButton: 'text-accent hover:underline',
        closeButton: 'order-last text-dim hover:text-text static! transform-none! border-0! bg-transparent!',
      },
    }}
  />
)
