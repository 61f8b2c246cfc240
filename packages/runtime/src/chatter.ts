/**
 * TensorFlow writes these while it is being loaded, before it has read `TF_CPP_MIN_LOG_LEVEL`: log lines of severity
 * `I`, and a warning that there are such lines.
 */
const chatter = [
  /^WARNING: All log messages before absl::InitializeLog\(\) is called are written to STDERR$/,
  /^I\d{4} \d{2}:\d{2}:.*\] /,
];

/**
 * The text that TensorFlow wrote while it was loaded, less what is only information. A user who asks for information
 * (`TF_CPP_MIN_LOG_LEVEL=0`) gets everything.
 */
export function withoutChatter(written: string, level = process.env['TF_CPP_MIN_LOG_LEVEL']): string {
  if (level === '0') return written;
  const lines = written.split(/(?<=\n)/);
  return lines.filter(line => !chatter.some(pattern => pattern.test(line.trimEnd()))).join('');
}
