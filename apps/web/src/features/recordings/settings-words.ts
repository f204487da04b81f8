import type { RecordingSettings } from '@gantry/protocol/recording'
import { recordings } from '../../i18n/en/recordings.ts'
import { t } from '../../i18n/en.ts'

const words = recordings.settings

/** What is recorded, in a sentence. */
export const settingsWords = (
  { roles, servers, retentionDays }: RecordingSettings,
  nameOf: (server: string) => string | undefined,
): string => {
  const what = [
    ...(roles.length === 0 ? [] : [words.ofRoles(roles.map((role) => t.people.roles[role]))]),
    ...(servers.length === 0
      ? []
      : [words.ofServers(servers.map((server) => nameOf(server) ?? recordings.goneServer))]),
  ]
  return what.length === 0 ? words.off : words.on(what, retentionDays)
}
