import type { Endpoint } from '../endpoint.ts'
import { cancelAction, getAction, startAction } from './actions.ts'
import { listAudit } from './audit.ts'
import {
  getCommandOutput,
  getCommandRun,
  listCommandRuns,
  removeCommandRun,
  retryCommandRun,
  startCommandRun,
} from './command-runs.ts'
import {
  addDirectory,
  addSymlink,
  changeFile,
  deleteFile,
  getFile,
  listFiles,
  moveFile,
  readFile,
  readTar,
  writeFile,
} from './files.ts'
import { listInstances } from './fleet.ts'
import { health } from './health.ts'
import { readIdentity } from './identity.ts'
import { addImageRemote, listCatalogue, listImageRemotes, removeImageRemote } from './image-remotes.ts'
import { listOperations } from './operations.ts'
import { addPerson, changePerson, listPeople, removePerson } from './people.ts'
import {
  changeRecordingSettings,
  listRecordings,
  readRecording,
  readRecordingSettings,
  removeRecording,
} from './recordings.ts'
import {
  addSavedCommand,
  changeSavedCommand,
  listSavedCommands,
  removeSavedCommand,
} from './saved-commands.ts'
import {
  addServer,
  changeServer,
  discoverServers,
  importServers,
  listServers,
  pinServer,
  previewServer,
  removeServer,
  retryServer,
} from './servers.ts'
import {
  changePassword,
  endSession,
  listSessions,
  readSession,
  reportActivity,
  signIn,
  signOut,
} from './session.ts'
import { setup } from './setup.ts'
import { listTerminals, openTerminal, removeTerminal, restartTerminal, shareTerminal } from './terminals.ts'

/** Every endpoint of our own; the tests that go over all of them take this list. */
export const endpoints: readonly Endpoint[] = [
  health,
  readSession,
  setup,
  signIn,
  signOut,
  reportActivity,
  listSessions,
  endSession,
  changePassword,
  listPeople,
  addPerson,
  changePerson,
  removePerson,
  listServers,
  previewServer,
  addServer,
  discoverServers,
  importServers,
  changeServer,
  removeServer,
  pinServer,
  retryServer,
  readIdentity,
  listAudit,
  listInstances,
  startAction,
  getAction,
  cancelAction,
  listOperations,
  listImageRemotes,
  addImageRemote,
  removeImageRemote,
  listCatalogue,
  openTerminal,
  listTerminals,
  shareTerminal,
  restartTerminal,
  removeTerminal,
  listSavedCommands,
  addSavedCommand,
  changeSavedCommand,
  removeSavedCommand,
  startCommandRun,
  listCommandRuns,
  getCommandRun,
  getCommandOutput,
  retryCommandRun,
  removeCommandRun,
  readRecordingSettings,
  changeRecordingSettings,
  listRecordings,
  readRecording,
  removeRecording,
  listFiles,
  getFile,
  readFile,
  readTar,
  writeFile,
  addDirectory,
  addSymlink,
  moveFile,
  changeFile,
  deleteFile,
]
