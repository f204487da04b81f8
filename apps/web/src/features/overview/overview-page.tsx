import { t } from '../../i18n/en.ts'
import { Page } from '../../ui/page.tsx'

export const OverviewPage = () => <Page title={t.overview.title}>{null}</Page>
