import { cx } from '../../ui/cx.ts'
import { shortAddress } from './addresses.ts'

export const Address = ({ children, className }: { children: string; className?: string }) => (
  <code className={cx('whitespace-nowrap text-small leading-5', className)} data-tip={children}>
    {shortAddress(children)}
  </code>
)
