import type { StringMap } from '@gantry/lxd-client/types/common'
import type { CreateForm } from './create-form.ts'
import { sshKeysOf, sshKeysProblem } from './ssh-keys.ts'
import type { LineProblem } from './yaml-tools.ts'

export const cloudInitKeys = {
  userData: 'cloud-init.user-data',
  vendorData: 'cloud-init.vendor-data',
  networkConfig: 'cloud-init.network-config',
} as const

export type CloudInitField = keyof typeof cloudInitKeys
export const cloudInitFields: readonly CloudInitField[] = ['userData', 'vendorData', 'networkConfig']

export type CloudInitProblems = Record<CloudInitField | 'sshKeys', LineProblem | null>
export const noCloudInitProblems: CloudInitProblems = {
  userData: null,
  vendorData: null,
  networkConfig: null,
  sshKeys: null,
}

/** The parser of YAML and what is built on it, which the page fetches when it is wanted. */
export type YamlTools = typeof import('./yaml-tools.ts')

export const usesCloudInit = (form: CreateForm): boolean =>
  form.sshKeys !== '' || cloudInitFields.some((field) => form[field] !== '')

export const cloudInitConfig = (form: CreateForm): StringMap =>
  Object.fromEntries(
    cloudInitFields.flatMap((field) =>
      form[field].trim() === '' ? [] : [[cloudInitKeys[field], form[field]]],
    ),
  )

export const cloudInitProblems = (form: CreateForm, tools: YamlTools, script: string): CloudInitProblems => ({
  userData: tools.userDataProblem(form.userData),
  vendorData: tools.userDataProblem(form.vendorData),
  networkConfig: tools.networkProblem(form.networkConfig),
  sshKeys:
    sshKeysProblem(form.sshKeys) ??
    (form.sshKeys.trim() !== '' && !tools.takesSshKeys(form.userData) ? { line: 1, message: script } : null),
})

/** The form with the keys where the server gets them: in the user data. */
export const withKeysWritten = (form: CreateForm, tools: YamlTools): CreateForm => ({
  ...form,
  userData: tools.withSshKeys(form.userData, sshKeysOf(form.sshKeys)),
  sshKeys: '',
})
