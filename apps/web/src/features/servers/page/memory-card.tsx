import { t } from '../../../i18n/en.ts'
import { bytes } from '../../../i18n/format.ts'
import { DescriptionList } from '../../../ui/description-list.tsx'
import { Meter } from '../../../ui/progress.tsx'
import { Section } from '../../../ui/section.tsx'
import type { ResourceSummary } from '../resource-summary.ts'

const text = t.servers.page.resources

export const MemoryCard = ({ memory, machine }: { memory: ResourceSummary['memory']; machine: string }) => (
  <Section title={text.memory} note={t.servers.share(memory.used, memory.total)}>
    <Meter used={memory.used} total={memory.total} label={text.memory} />
    <div className="mt-3">
      <DescriptionList
        entries={[
          machine !== '' && { term: text.machine, value: machine },
          memory.nodes > 0 && { term: text.numa, value: text.nodes(memory.nodes) },
          memory.hugepages !== null && {
            term: text.hugepages,
            value: t.servers.share(memory.hugepages.used, memory.hugepages.total),
          },
          { term: text.free, value: bytes(Math.max(0, memory.total - memory.used)) },
        ]}
      />
    </div>
  </Section>
)
