import java.io.File;
import java.util.TreeSet;
import org.semanticweb.HermiT.Configuration;
import org.semanticweb.HermiT.Reasoner;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLNamedIndividual;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;

/**
 * Prints of an ontology file each kind of violation of OWL 2 DL, whether HermiT finds it consistent, each class that
 * nothing can belong to, and of each individual that is named after the file all to which it is linked by the property
 * named first. Usage: OwlCheck FILE [PROPERTY INDIVIDUAL ...]
 */
public class OwlCheck {
    public static void main(String[] arguments) throws Exception {
        var manager = OWLManager.createOWLOntologyManager();
        OWLOntology ontology = manager.loadOntologyFromOntologyDocument(new File(arguments[0]));
        var violations = new TreeSet<String>();
        for (OWLProfileViolation violation : new OWL2DLProfile().checkOntology(ontology).getViolations()) {
            violations.add(violation.toString().replaceAll(" \\[.*", ""));
        }
        violations.forEach(violation -> System.out.println("violation " + violation));
        var reasoner = new Reasoner(new Configuration(), ontology);
        System.out.println("consistent " + reasoner.isConsistent());
        if (!reasoner.isConsistent()) {
            return;
        }
        for (var nothing : reasoner.getUnsatisfiableClasses().getEntitiesMinusBottom()) {
            System.out.println("empty " + nothing);
        }
        var factory = manager.getOWLDataFactory();
        for (int place = 2; place < arguments.length; place++) {
            var property = factory.getOWLObjectProperty(IRI.create(arguments[1]));
            var individual = factory.getOWLNamedIndividual(IRI.create(arguments[place]));
            var found = new TreeSet<OWLNamedIndividual>();
            reasoner.getObjectPropertyValues(individual, property).entities().forEach(found::add);
            System.out.println(individual + " " + found);
        }
    }
}
