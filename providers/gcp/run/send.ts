import type { CallId } from '#model'
import { rest } from '../rest.ts'
import type { Sender } from '../wire.ts'

/** https://cloud.google.com/run/docs/reference/rest/v1/namespaces.services/list */
export const runCalls: Readonly<Record<CallId, Sender>> = {
  'run:services.list': rest(
    'GET https://run.googleapis.com/apis/serving.knative.dev/v1/namespaces/{project}/services?limit=500',
  ),
  'run:services.getIamPolicy': rest(
    'GET https://run.googleapis.com/v1/{+resource}:getIamPolicy?options.requestedPolicyVersion=3',
  ),
}
