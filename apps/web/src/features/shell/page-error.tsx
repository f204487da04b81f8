import { t } from '../../i18n/en.ts'
import { ErrorPanel } from '../../ui/notices.tsx'
import { Page } from '../../ui/page.tsx'

export const PageError = ({ error, reset }: { error: unknown; reset: () => void }) => (
  <Page title={t.errors.page}>
    <ErrorPanel error={error} onRetry={reset} />
  </Page>
)
