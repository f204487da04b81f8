import { Link } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { t } from '../../i18n/en.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'

export const PageNotFound = () => (
  <Empty
    icon={Compass}
    title={t.errors.notFound}
    text={t.errors.notFoundText}
    action={
      <Link to="/" className={buttonClass('plain')}>
        {t.errors.home}
      </Link>
    }
  />
)
