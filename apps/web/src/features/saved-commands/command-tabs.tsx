import { Link } from '@tanstack/react-router'
import { commands } from '../../i18n/en/commands.ts'
import { Tabs, tabClass } from '../../ui/tabs.tsx'

const words = commands.tabs

/** What is saved, and what was run. */
export const CommandTabs = () => (
  <Tabs label={words.label}>
    <Link to="/commands" activeOptions={{ exact: true, includeSearch: false }} className={tabClass}>
      {words.saved}
    </Link>
    <Link to="/commands/runs" activeOptions={{ exact: true, includeSearch: false }} className={tabClass}>
      {words.runs}
    </Link>
  </Tabs>
)
