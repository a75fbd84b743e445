import type { PageMessages } from "@/lib/web/messages/page/messages.ts";

export const es: PageMessages = {
  skip: "Ir al contenido",
  pages: {
    label: "Páginas",
    results: "Resultados",
    candidates: "Candidaturas",
    voters: "Votantes",
    vote: "Votar",
    pipeline: "Pipeline",
    audit: "Auditoría",
    admin: "Administración",
  },
  language: "Idioma",
  kinds: {
    SIMULATION: {
      label: "Simulación",
      note: "Candidaturas, partidos y votantes son inventados. No es una elección real.",
    },
    REHEARSAL: {
      label: "Ensayo",
      note: "Cifras de prueba. Nadie ha votado y nadie ha sido elegido.",
    },
    ELECTION: {
      label: "No oficial",
      note: "Escrutinio preliminar. Solo la autoridad electoral proclama el resultado.",
    },
  },
  footer: {
    data: "Llévese las cifras",
    results: "Resultados",
    turnout: "Participación",
    about: "Escrutado por Urna: cada votante una vez, falle lo que falle.",
  },
  errors: {
    notFound: "Esta página no existe",
    notFoundNote: "Puede que la dirección esté mal escrita o que la página haya cambiado de lugar.",
    refused: "Esto no se puede hacer desde aquí",
    refusedNote:
      "La petición llegó desde la página de otro sitio, o a través de un proxy que oculta la dirección de este.",
    failed: "No se pudo generar esta página",
    failedNote: "El fallo es nuestro y ha quedado registrado. El escrutinio continúa.",
    back: "Ver los resultados",
  },
};
