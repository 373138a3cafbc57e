import { defineProjection, known, map, notCollected } from '#model'
import { AtRest, DatabaseLogin, Endpoint } from '#views'
import { reachedThrough } from '../exposure/firewall.ts'
import { KEY_FACTS, keyHealthOf } from '../keyvault/health.ts'
import { listFirewallRules } from './operations.ts'
import { WORKSPACE, type Workspace } from './workspace.ts'

export const workspaceAsEndpoint = defineProjection<Workspace, Endpoint>({
  kind: WORKSPACE,
  as: Endpoint,
  reads: ['publicAccess', 'firewallRules'],
  project: ({ id, facts }) => ({
    noun: 'warehouse',
    service: 'synapse',
    port: 1433,
    ...reachedThrough({
      id,
      pointer: '/firewallRules',
      publicAccess: facts.publicAccess,
      admits: facts.firewallRules,
      what: ['invoke'],
      call: listFirewallRules.id,
      fix: 'Set publicNetworkAccess to Disabled, or replace the firewall rules by the addresses that need it.',
    }),
  }),
})

export const workspaceAsAtRest = defineProjection<Workspace, AtRest>({
  kind: WORKSPACE,
  as: AtRest,
  reads: ['key'],
  alongside: KEY_FACTS,
  project: ({ facts }, world) => ({
    noun: 'warehouse',
    encryption: map(facts.key, (key) => (key === null ? { by: 'cloud' } : { by: 'customer', key })),
    keyHealth: keyHealthOf(facts.key, world),
  }),
})

export const workspaceAsDatabaseLogin = defineProjection<Workspace, DatabaseLogin>({
  kind: WORKSPACE,
  as: DatabaseLogin,
  reads: ['passwordsWork'],
  project: ({ facts }) => ({
    noun: 'warehouse',
    secret: 'passwords',
    asksNobody: known(false),
    secretsWork: facts.passwordsWork,
    secretsAdminister: facts.passwordsWork,
    identities: notCollected(
      'Microsoft.Synapse:workspaceAadAdmins.get',
      'Who administers it by the directory was not read.',
    ),
  }),
})
