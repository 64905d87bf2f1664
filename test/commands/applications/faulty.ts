/** An application with a mistake of its own. */
function misread(settings?: { name: string }): string {
  return (settings as { name: string }).name;
}

misread();
