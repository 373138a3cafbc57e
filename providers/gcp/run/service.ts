import {
  defineCollector,
  defineProjection,
  type Exposure,
  type Fact,
  flatMap,
  gather,
  known,
  map,
  type Resource,
  unknown,
  unless,
} from '#model'
import { type Admissions, Guarded, type Route } from '#views'
import { eachSort, nobody } from '../iam/admission.ts'
import { guardedRoutes } from '../iam/guarded.ts'
import { afterGuardrails } from '../iam/guardrail.ts'
import type { Policy } from '../iam/policy.ts'
import type { Service } from '../iam/role.ts'
import { HIERARCHY, hierarchyOf } from '../surroundings.ts'
import * as operations from './operations.ts'

export type Ingress = 'all' | 'internal' | 'internal-and-cloud-load-balancing'

export type RunService = Resource<
  'gcp:run:service',
  {
    /** As the annotation spells it; a service without it takes everything. */
    readonly ingress: Fact<string>
    /** The invoker check is off: nobody's name is asked. */
    readonly invokerIamDisabled: Fact<boolean>
    readonly policy: Fact<Policy>
  }
>

export const RUN_SERVICE = 'gcp:run:service' as const

const INGRESS = 'run.googleapis.com/ingress'
const INVOKER_CHECK_OFF = 'run.googleapis.com/invoker-iam-disabled'
const LOCATION = 'cloud.googleapis.com/location'

/** Services, and with them the functions of the second generation, which are services. */
export const runServices = defineCollector<RunService, typeof operations>({
  kind: RUN_SERVICE,
  per: 'account',
  operations,
  lists: ['listServices'],
  answers: { ingress: [], invokerIamDisabled: [], policy: ['getServicePolicy'] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listServices', { project: scope.account })
    const listed = <T>(value: T) => known(value, operations.listServices.id)
    const resources = items.map(async ({ name, labels, annotations }): Promise<RunService> => {
      const region = labels[LOCATION]
      const resource = `projects/${scope.account}/locations/${region ?? '-'}/services/${name}`
      return {
        kind: RUN_SERVICE,
        id: `//run.googleapis.com/${resource}`,
        name,
        scope: region ? { ...scope, region } : scope,
        tags: labels,
        facts: await gather<RunService['facts']>(wanted, {
          ingress: () => listed(annotations[INGRESS] ?? 'all'),
          invokerIamDisabled: () => listed(annotations[INVOKER_CHECK_OFF] === 'true'),
          policy: () => calls.get('getServicePolicy', { resource }),
        }),
      }
    })
    return { items: await Promise.all(resources), gaps }
  },
})

/** https://cloud.google.com/run/docs/reference/iam/roles */
const RUN: Service = {
  prefix: 'run',
  typical: {
    list: 'run.services.get',
    read: 'run.services.get',
    write: 'run.services.update',
    invoke: 'run.routes.invoke',
    administer: 'run.services.setIamPolicy',
  },
  roles: {
    invoker: ['invoke'],
    servicesInvoker: ['invoke'],
    jobsExecutor: [],
    admin: ['list', 'write', 'invoke', 'administer'],
    developer: ['list', 'write', 'invoke'],
    sourceDeveloper: ['list', 'write'],
    viewer: ['list'],
    sourceViewer: ['list'],
    builder: [],
  },
  basic: {
    owner: ['list', 'write', 'invoke', 'administer'],
    editor: ['list', 'write', 'invoke'],
    viewer: ['list'],
  },
  telling: /^run\.(routes|jobs|executions)\.|setIamPolicy$/,
}

export const runServiceAsGuarded = defineProjection<RunService, Guarded>({
  kind: RUN_SERVICE,
  as: Guarded,
  reads: ['ingress', 'invokerIamDisabled', 'policy'],
  alongside: HIERARCHY,
  project: (service, world) => {
    const { facts, id } = service
    const name = id.replace('//run.googleapis.com/', '')
    const reach = { service: 'run', name, type: 'run.googleapis.com/Service' }
    const afterwards = (admissions: Admissions) => afterIngress(admissions, facts.ingress)

    const unchecked: Admissions = {
      ...nobody(),
      public: map(facts.invokerIamDisabled, (disabled) => (disabled ? [unasked(id, name)] : [])),
    }
    const open: Route = {
      name: 'invoker check',
      own: unchecked,
      effective: afterwards(
        afterGuardrails(unchecked, hierarchyOf(service, world).guardrails, {
          service: RUN,
          reach,
          asOf: world.asOf,
        }),
      ),
    }
    return {
      noun: 'service',
      routes: [
        ...guardedRoutes(
          service,
          { service: RUN, name: 'IAM policy', policy: facts.policy, reach, afterwards },
          world,
        ),
        open,
      ],
    }
  },
})

/**
 * `internal` takes requests from the project's own networks only. Behind a load balancer the
 * internet may be let in again, by the balancer, which is not read here.
 * https://cloud.google.com/run/docs/securing/ingress
 */
function afterIngress(admissions: Admissions, ingress: Fact<string>): Admissions {
  const closed = flatMap(ingress, (setting) => {
    if (setting !== 'internal-and-cloud-load-balancing') return known(setting !== 'all')
    return unknown({
      call: 'compute:forwardingRules.list',
      reason: 'not-collected',
      permission: null,
      detail: 'Whether a load balancer with a public address stands before it was not read.',
    })
  })
  // What is administered goes through Google's API, which no ingress setting guards.
  return eachSort(admissions, (list) =>
    flatMap(list, (exposures) => {
      const byApi = exposures.filter(({ what }) => what.some((act) => act !== 'invoke'))
      const byRequest = exposures.filter((exposure) => !byApi.includes(exposure))
      return byApi.length > 0 ? known(byApi) : unless(closed, known(byRequest))
    }),
  )
}

function unasked(id: string, name: string): Exposure {
  return {
    who: 'anyone',
    principal: 'anyone',
    via: 'direct',
    network: 'internet',
    what: ['invoke'],
    witness: { principal: 'allUsers', action: 'run.routes.invoke', resource: name, context: {} },
    admittedBy: { document: id, pointer: `/metadata/annotations/${INVOKER_CHECK_OFF}` },
    wouldStop: ['the ingress setting', 'Identity-Aware Proxy'],
    fix: 'Turn the invoker check on again (--invoker-iam-check).',
    risks: [],
  }
}
