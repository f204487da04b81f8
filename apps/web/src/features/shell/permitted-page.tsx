import type { Permission } from '@gantry/protocol/permissions'
import type { ReactNode } from 'react'
import { useMay, useMaySomewhere } from '../../api/session.ts'
import { NotPermitted } from '../../ui/notices.tsx'
import { Page } from '../../ui/page.tsx'

/**
 * A page for those who hold a permission; the others read under its title what they lack. `children` is the page
 * itself, which may ask for what the BFF would refuse to others: it is not mounted for them.
 */
export const PermittedPage = ({
  need,
  everywhere = false,
  title,
  children,
}: {
  need: Permission
  /** Whether it must be held for all of Gantry; otherwise on one project is enough. */
  everywhere?: boolean
  title: string
  children: ReactNode
}) => {
  const may = useMay()(need)
  const maySomewhere = useMaySomewhere(need)
  if (everywhere ? may : maySomewhere) return children
  return (
    <Page title={title}>
      <NotPermitted need={need} />
    </Page>
  )
}
