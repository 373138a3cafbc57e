import { defineCheck, holds, judge, violated } from '#model'
import { InTransit } from '#views'

export default defineCheck({
  id: 'encryption/bucket-refuses-plain-http',
  title: 'Buckets refuse plain HTTP',
  severity: 'medium',
  about: InTransit,
  kinds: ['aws:s3:bucket'],
  rationale:
    'S3 answers on port 80 unless the policy says no. A script with an http:// address sends ' +
    'its signed request, and receives the object, in clear: whoever sits on the path reads it ' +
    'and can replay the request within its fifteen minutes.',
  remedy: {
    aws: 'Add a Deny statement for every principal and action on the bucket and its objects where aws:SecureTransport is false.',
  },
  controls: {
    'nist-800-53-r5': ['SC-8'],
  },
  covers: {
    'aws:s3:bucket': ['aws-s3-bucket-insecure-transport'],
  },

  evaluate: (endpoint) =>
    judge(endpoint.tlsRequired, (required) =>
      required
        ? holds(`The ${endpoint.noun} refuses connections without TLS (${endpoint.setting}).`)
        : violated(`The ${endpoint.noun} accepts connections without TLS (${endpoint.setting}).`),
    ),
})
