import { known } from '#model'
import check from '../../../checks/guarded/no-public-use.ts'
import { dataset } from '../../../mocks/gcp/bigqueryBuilder.ts'
import { github, pool, serviceAccount } from '../../../mocks/gcp/iamBuilder.ts'
import { key, keyRing } from '../../../mocks/gcp/kmsBuilder.ts'
import { policy, project, ZONE } from '../../../mocks/gcp/projectBuilder.ts'
import { runService } from '../../../mocks/gcp/runBuilder.ts'
import { denied, describeCheck, type Example } from '../../support/describeCheck.ts'

type Guarded = Extract<Example, { readonly resource: unknown }>['resource']

function standing(resource: Guarded, ...beside: readonly Guarded[]): Example {
  return { resource, beside: [project(), keyRing(), ...beside], zone: ZONE }
}

function open(role: string, member = 'allUsers') {
  return known(policy({ role, members: [member] }))
}

const POOL = `principalSet://iam.googleapis.com/${pool().name}`

describeCheck(check, {
  passes: {
    'a dataset as BigQuery creates it': standing(dataset()),
    'a dataset shared with a view whose name contains the word': standing(
      dataset({
        access: known([{ view: { projectId: 'p', datasetId: 'd', tableId: 'allUsers_daily' } }]),
      }),
    ),
    'a key as Cloud KMS creates it': standing(key()),
    'a service that asks its callers who they are': standing(runService()),
    'a service for everybody that the internet does not reach': standing(
      runService({ ingress: known('internal'), policy: open('roles/run.invoker') }),
    ),
    'a service account that nobody else may use': standing(serviceAccount()),
    'a service account that is switched off': standing(
      serviceAccount({
        disabled: known(true),
        policy: open('roles/iam.serviceAccountTokenCreator'),
      }),
    ),
    'a pool pinned to one owner': standing(
      serviceAccount({ policy: open('roles/iam.workloadIdentityUser', `${POOL}/*`) }),
      pool(),
    ),
  },
  fails: {
    'a dataset for every Google account': standing(
      dataset({ access: known([{ role: 'READER', specialGroup: 'allAuthenticatedUsers' }]) }),
    ),
    'a dataset whose access list names allUsers as a member': standing(
      dataset({ access: known([{ role: 'READER', iamMember: 'allUsers' }]) }),
    ),
    'a key that every Google account decrypts with': standing(
      key({ policy: open('roles/cloudkms.cryptoKeyDecrypter', 'allAuthenticatedUsers') }),
    ),
    'a key in a ring that is open, though its own policy may not be read': {
      resource: key({ policy: denied('policy') }),
      beside: [project(), keyRing({ policy: open('roles/cloudkms.cryptoKeyDecrypter') })],
      zone: ZONE,
    },
    'a key ring that is open': standing(keyRing({ policy: open('roles/cloudkms.admin') })),
    'a service account that anybody gets tokens for': standing(
      serviceAccount({ policy: open('roles/iam.serviceAccountTokenCreator') }),
    ),
    'a service account for every repository at GitHub': {
      resource: serviceAccount({ policy: open('roles/iam.workloadIdentityUser', `${POOL}/*`) }),
      beside: [
        project(),
        keyRing(),
        pool({ providers: known([github({ attributeCondition: '' })]) }),
      ],
      zone: ZONE,
    },
    'a service account for one branch of every repository: a branch can have any name': {
      resource: serviceAccount({
        policy: open('roles/iam.workloadIdentityUser', `${POOL}/attribute.ref/refs/heads/main`),
      }),
      beside: [
        project(),
        keyRing(),
        pool({ providers: known([github({ attributeCondition: '' })]) }),
      ],
      zone: ZONE,
    },
    'a service whose invoker check is off': standing(
      runService({ invokerIamDisabled: known(true) }),
    ),
    'a service whose project lets everybody invoke': {
      resource: runService(),
      beside: [project({ policy: open('roles/run.invoker') })],
      zone: ZONE,
    },
  },
  unknown: {
    'an access list that we may not read': standing(dataset({ access: denied('access') })),
    'a key whose policy we may not read': standing(key({ policy: denied('policy') })),
    'a service for everybody behind a load balancer': standing(
      runService({
        ingress: known('internal-and-cloud-load-balancing'),
        policy: open('roles/run.invoker'),
      }),
    ),
    'a clean service account in a project whose policy we may not read': {
      resource: serviceAccount(),
      beside: [project({ policy: denied('policy') })],
      zone: ZONE,
    },
  },
})
