import { instanceKey } from '@gantry/protocol/instance-row'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { PencilLine } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { metadata as words } from '../../../i18n/en/metadata.ts'
import { useInstance } from '../../../live/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import { CopyButton } from '../../../ui/code.tsx'
import { ErrorPanel } from '../../../ui/notices.tsx'
import { Section } from '../../../ui/section.tsx'
import { Bone, Skeleton } from '../../../ui/skeleton.tsx'
import { canDo } from '../actions/can-do.ts'
import { useActionContext } from '../actions/use-action-context.ts'
import type { InstanceParams } from '../page/instance-page.tsx'
import { isStale } from '../table/cells.tsx'
import { metadataQuery, templateList } from './metadata-queries.ts'
import type { MetadataSearch } from './metadata-search.ts'
import { metadataText } from './metadata-text.ts'
import { TemplatesSection } from './templates-section.tsx'

/** With the editor, which is a large file of its own. */
const MetadataEdit = lazy(() =>
  import('./metadata-edit.tsx').then((module) => ({ default: module.MetadataEdit })),
)

/** What the instance keeps of its image: the metadata, and the templates of files. */
export const MetadataTab = ({ params, search }: { params: InstanceParams; search: MetadataSearch }) => {
  const navigate = useNavigate({ from: '/instances/$server/$project/$name/metadata' })
  const row = useInstance(instanceKey(params))
  const contextOf = useActionContext()
  const online = row !== undefined && !isStale(contextOf(row).server)
  const own = useQuery({ ...metadataQuery(params), enabled: online })
  const templates = useQuery({ ...templateList(params), enabled: online })
  if (row === undefined) return null
  const failed = own.data === undefined ? own : templates.data === undefined ? templates : undefined
  if (own.data === undefined || templates.data === undefined) {
    if (failed?.isError) return <ErrorPanel error={failed.error} onRetry={() => void failed.refetch()} />
    return online ? (
      <Skeleton>
        <Bone className="h-72 w-full" />
        <Bone className="h-36 w-full" />
      </Skeleton>
    ) : null
  }
  const text = metadataText(own.data)
  const leave = (ignoreBlocker: boolean): void => void navigate({ search: {}, ignoreBlocker })
  return (
    <>
      <Section
        title={words.title}
        note={
          <span className="flex items-center gap-2">
            <CopyButton text={text} />
            <Button
              icon={PencilLine}
              can={canDo('metadata-change', row, contextOf(row))}
              onClick={() => void navigate({ search: { edit: true } })}
            >
              {words.edit}
            </Button>
          </span>
        }
      >
        <p className="m-0 mb-2 text-dim">{words.text}</p>
        <pre className="m-0 whitespace-pre-wrap text-small leading-[19px] [overflow-wrap:anywhere]">
          {text.trimEnd()}
        </pre>
      </Section>
      <TemplatesSection
        row={row}
        names={templates.data}
        of={own.data}
        onEdit={(template) => void navigate({ search: { template } })}
      />
      {(search.edit === true || search.template !== undefined) && (
        <Suspense>
          <MetadataEdit
            row={row}
            template={search.template}
            onSaved={() => leave(true)}
            onClose={() => leave(false)}
          />
        </Suspense>
      )}
    </>
  )
}
