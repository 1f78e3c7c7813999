import { useEffect, useState } from 'react';

/** True once `value` has been true for `ms` without a break: what is over sooner is not worth showing. */
export function useLasting(value: boolean, ms: number): boolean {
  const [isLasting, setLasting] = useState(false);
  useEffect(() => {
    if (!value) return;
    const timer = setTimeout(() => setLasting(true), ms);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [value, ms]);
  return value && isLasting;
}
