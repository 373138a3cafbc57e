/**
 * Acme, a company that we made up: it sells tea, has accounts with three clouds, and every fault
 * in it was put there. The demo and the end-to-end tests scan it through the vendors' own clients.
 *
 * @module
 */

import { createAws } from '../../aws/aws.ts'
import { createAzure } from '../../azure/azure.ts'
import { type Cloud, combine, type SimulatedCloud } from '../../cloud.ts'
import { createGcp } from '../../gcp/gcp.ts'
import type { Decoy, Planted } from '../planted.ts'
import { acmeAwsCredentials, createAcmeAws, decoysInAcmeAws, plantedInAcmeAws } from './aws.ts'
import { createAcmeAzure, decoysInAcmeAzure, plantedInAcmeAzure } from './azure.ts'
import { acmeGcpProjects, createAcmeGcp, decoysInAcmeGcp, plantedInAcmeGcp } from './gcp.ts'

export const plantedInAcme: readonly Planted[] = [
  ...plantedInAcmeAws,
  ...plantedInAcmeAzure,
  ...plantedInAcmeGcp,
]
export const decoysInAcme: readonly Decoy[] = [
  ...decoysInAcmeAws,
  ...decoysInAcmeAzure,
  ...decoysInAcmeGcp,
]

export interface Acme {
  readonly transport: Cloud
  /** What the auditor of acme has in its environment. */
  readonly environment: Readonly<Record<string, string>>
  readonly settings: Readonly<Record<string, string>>
}

/** `change` stands between the clouds and who asks: to deny a call, to listen, to break things. */
export function acme(change: (cloud: SimulatedCloud) => SimulatedCloud = (cloud) => cloud): Acme {
  const clouds = [
    createAws(createAcmeAws()),
    createAzure(createAcmeAzure()),
    createGcp(createAcmeGcp()),
  ]
  return {
    transport: combine(...clouds.map(change)),
    environment: {
      AWS_ACCESS_KEY_ID: acmeAwsCredentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: acmeAwsCredentials.secretAccessKey,
      AWS_REGION: 'eu-west-1',
    },
    settings: { 'org-role': 'AjarAudit', 'gcp-project': acmeGcpProjects.join(',') },
  }
}
