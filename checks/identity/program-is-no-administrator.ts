import { defineCheck, holds, judge, violated } from '#model'
import { Program, pathsInWords } from '#views'

export default defineCheck({
  id: 'identity/program-is-no-administrator',
  title: 'No function runs as an administrator',
  severity: 'high',
  about: Program,
  rationale:
    'A function takes what strangers send it. One hole in one dependency, one upload with a strange ' +
    'name, and the code of the thief runs with the rights of the role: all of them.',
  remedy: {
    aws: 'Give the function a role that lists what it does.',
  },
  controls: {
    'nist-800-53-r5': ['AC-6'],
  },
  covers: {
    'aws:lambda:function': ['aws-lambda-role-admin'],
  },

  evaluate: (program) =>
    judge(program.administrator, (paths) =>
      paths.length === 0
        ? holds(`What the ${program.noun} may do has limits.`)
        : violated(`The ${program.noun} runs as an administrator: ${pathsInWords(paths)}.`),
    ),
})
