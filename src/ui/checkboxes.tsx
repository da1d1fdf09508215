import type { VNode } from "preact";

type CheckboxesProps = {
  name: string;
  legend: string;
  hint?: string;
  options: readonly { value: string; label: string }[];
  chosen: readonly string[];
};

/** Any number of choices under one heading; none chosen is an answer too. */
export function Checkboxes({ name, legend, hint, options, chosen }: CheckboxesProps): VNode {
  return (
    <fieldset class="field" id={name}>
      <legend>{legend}</legend>
      {hint ? <p class="hint">{hint}</p> : null}
      <div class="choices choices-many">
        {options.map(({ value, label }) => (
          <div class="choice">
            <input type="checkbox" id={`${name}-${value}`} name={name} value={value} checked={chosen.includes(value)} />
            <label for={`${name}-${value}`}>{label}</label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
