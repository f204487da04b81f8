import { useRouter } from '@tanstack/react-router'
import { t } from '../../i18n/en.ts'
import { ErrorPanel } from '../../ui/notices.tsx'
import { Page } from '../../ui/page.tsx'

/** What stands in the place of a page that failed. Trying again also loads anew what it was made of. */
export const PageError = ({ error }: { error: unknown }) => {
  const router = useRouter()
  return (
    <Page title={t.errors.page}>
      <ErrorPanel error={error} onRetry={() => void router.invalidate()} />
    </Page>
  )
}
