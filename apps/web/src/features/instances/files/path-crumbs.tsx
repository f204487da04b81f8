import { HardDrive } from 'lucide-react'
import { files } from '../../../i18n/en/files.ts'
import { ByteText } from './byte-text.tsx'
import { crumbsOf } from './file-paths.ts'

/** Where one is, each step of it a way back. A long path scrolls, and its end is what is seen. */
export const PathCrumbs = ({ path, onGo }: { path: string; onGo: (path: string) => void }) => {
  const crumbs = crumbsOf(path)
  const button = 'flex h-6 items-center rounded-[5px] px-1.5 whitespace-nowrap hover:bg-hover'
  return (
    <nav aria-label={files.path} className="min-w-0 overflow-x-auto [direction:rtl] [scrollbar-width:none]">
      <ol className="m-0 inline-flex list-none items-center p-0 [direction:ltr]">
        <li>
          <button
            type="button"
            aria-label={files.root}
            aria-current={path === '/' ? 'location' : undefined}
            onClick={() => onGo('/')}
            className={button}
          >
            <HardDrive size={15} aria-hidden className="text-dim" />
          </button>
        </li>
        {crumbs.map((crumb, index) => (
          <li key={crumb.path} className="flex items-center">
            <span aria-hidden className="text-dim">
              /
            </span>
            <button
              type="button"
              aria-current={index === crumbs.length - 1 ? 'location' : undefined}
              onClick={() => onGo(crumb.path)}
              className={index === crumbs.length - 1 ? `${button} font-[550]` : `${button} text-dim`}
            >
              <ByteText text={crumb.name} />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
