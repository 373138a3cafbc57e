import type { CallId } from '#model'
import { rest } from '../rest.ts'
import type { Sender } from '../wire.ts'

const PROJECT = 'https://compute.googleapis.com/compute/v1/projects/{project}'

/** https://cloud.google.com/compute/docs/reference/rest/v1 */
export const computeCalls: Readonly<Record<CallId, Sender>> = {
  'compute:instances.aggregatedList': rest(`GET ${PROJECT}/aggregated/instances?maxResults=500`),
  'compute:instances.getEffectiveFirewalls': rest(
    `GET ${PROJECT}/zones/{zone}/instances/{instance}/getEffectiveFirewalls`,
  ),
  'compute:firewalls.list': rest(`GET ${PROJECT}/global/firewalls?maxResults=500`),
  'compute:images.list': rest(`GET ${PROJECT}/global/images?maxResults=500`),
  'compute:images.getIamPolicy': rest(
    `GET ${PROJECT}/global/images/{resource}/getIamPolicy?optionsRequestedPolicyVersion=3`,
  ),
  'compute:snapshots.list': rest(`GET ${PROJECT}/global/snapshots?maxResults=500`),
  'compute:snapshots.getIamPolicy': rest(
    `GET ${PROJECT}/global/snapshots/{resource}/getIamPolicy?optionsRequestedPolicyVersion=3`,
  ),
}
