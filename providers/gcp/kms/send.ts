import type { CallId } from '#model'
import { rest } from '../rest.ts'
import type { Sender } from '../wire.ts'

const KMS = 'https://cloudkms.googleapis.com/v1'

/** The registry holds no small client for Cloud KMS. https://cloud.google.com/kms/docs/reference/rest */
export const kmsCalls: Readonly<Record<CallId, Sender>> = {
  'cloudkms:locations.list': rest(`GET ${KMS}/{+name}/locations?pageSize=500`),
  'cloudkms:keyRings.list': rest(`GET ${KMS}/{+parent}/keyRings?pageSize=1000`),
  'cloudkms:keyRings.getIamPolicy': rest(
    `GET ${KMS}/{+resource}:getIamPolicy?options.requestedPolicyVersion=3`,
  ),
  'cloudkms:cryptoKeys.list': rest(`GET ${KMS}/{+parent}/cryptoKeys?pageSize=1000`),
  'cloudkms:cryptoKeys.getIamPolicy': rest(
    `GET ${KMS}/{+resource}:getIamPolicy?options.requestedPolicyVersion=3`,
  ),
  'cloudkms:cryptoKeyVersions.list': rest(`GET ${KMS}/{+parent}/cryptoKeyVersions?pageSize=1000`),
}
