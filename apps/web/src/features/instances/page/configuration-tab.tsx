import type { InstanceFull } from '@gantry/lxd-client/types/instance'
import { useNavigate } from '@tanstack/react-router'
import { PencilLine } from 'lucide-react'
import { useState } from 'react'
import { configuration } from '../../../i18n/en/configuration.ts'
import { t } from '../../../i18n/en.ts'
import { Button } from '../../../ui/button.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { CopyButton } from '../../../ui/code.tsx'
import type { Verdict } from '../../../ui/verdict.ts'
import { configurationText } from './configuration-text.ts'
import type { InstanceParams } from './instance-page.tsx'
import { TextBox } from './text-box.tsx'

const words = t.instancePage.configuration

/** Keys in colour; a line that is no `key: value` stays as it is. */
const Line = ({ text }: { text: string }) => {
  const match = /^(\s*(?:- )?)([^\s#][^:]*:)(\s.*)?$/.exec(text)
  if (match === null) return <>{text}</>
  return (
    <>
      {match[1]}
      <span className="text-accent">{match[2]}</span>
      {match[3]}
    </>
  )
}

/** The configuration as YAML, to read and to copy. */
export const ConfigurationTab = ({
  params,
  detail,
  can,
}: {
  params: InstanceParams
  detail: InstanceFull
  /** Whether it can be edited. */
  can: Verdict
}) => {
  const navigate = useNavigate()
  const [expanded, setExpanded] = useState(false)
  const text = configurationText(detail, expanded)
  const lines = text.trimEnd().split('\n')
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <Choices
          label={words.which}
          value={expanded ? 'expanded' : 'own'}
          onChange={(which) => setExpanded(which === 'expanded')}
          choices={[
            { id: 'own', label: words.own },
            { id: 'expanded', label: words.expanded },
          ]}
        />
        <span className="text-dim">{expanded ? words.helpExpanded : words.help}</span>
        <span className="ml-auto flex items-center gap-2">
          <CopyButton text={text} />
          <Button
            icon={PencilLine}
            can={can}
            onClick={() =>
              void navigate({
                to: '/instances/$server/$project/$name/configuration',
                params,
                search: { edit: true },
              })
            }
          >
            {configuration.edit}
          </Button>
        </span>
      </div>
      <TextBox label={words.title}>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity, and are drawn anew together
          <span key={index} className="block min-h-[19px]">
            <Line text={line} />
          </span>
        ))}
      </TextBox>
    </>
  )
}
