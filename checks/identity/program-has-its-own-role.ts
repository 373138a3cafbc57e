import { defineCheck, holds, judge, violated } from '#model'
import { Program } from '#views'

export default defineCheck({
  id: 'identity/program-has-its-own-role',
  title: 'Functions share no role',
  severity: 'low',
  about: Program,
  rationale:
    'A shared role grows by what each of its functions needs, and a hole in the least of them opens ' +
    'what was given for the most important.',
  remedy: {
    aws: 'Give each function a role of its own.',
  },
  controls: {
    'nist-800-53-r5': ['AC-6'],
  },
  covers: {
    'aws:lambda:function': ['aws-lambda-role-shared'],
  },

  evaluate: (program) =>
    judge(program.sharesRoleWith, (others) =>
      others.length === 0
        ? holds(`The ${program.noun} has a role of its own.`)
        : violated(`The ${program.noun} shares its role with ${others.join(', ')}.`),
    ),
})
